"""The words that cues look for, as data: families of terms, lower case, pairs of words joined by `_`.

A family is a hint and not a verdict: what it weighs is fitted, so a doubtful word costs little.
"""

from __future__ import annotations

_SUBJECT = {
    # The subject by its own names.
    "vlm": """
        vlm vlms mllm mllms lvlm lvlms lmm lmms vllm vllms mllm's vlp llava blip2 minigpt flamingo internvl gpt4v gpt_4v
        qwenvl qwen_vl qwen2_vl qwen2vl vision_language visual_language visionlanguage language_vision image_language
        video_language multimodal_large modal_large multimodal_language multimodal_llm multimodal_llms modal_llm
        modal_llms large_multimodal large_multi visual_instruction visual_linguistic vision_llm vision_llms video_llm
        video_llms videollm videollms visual_llm language_visual vision_instruct omni_modal omnimodal lvm lvms""",
    # Tasks that join seeing and language.
    "task": """
        vqa captioning captioner docvqa textvqa visual_question image_caption image_captions image_captioning
        video_captioning video_question image_question visual_grounding visual_reasoning visual_commonsense
        visual_entailment visual_dialog visual_dialogue visual_storytelling visual_math visually_grounded
        phrase_grounding referring_expression referring_expressions referring_segmentation referring_image
        referring_video image_text imagetext text_image video_text text_video moment_retrieval composed_image
        text_pairs video_grounding temporal_grounding sentence_grounding visual_information document_understanding
        document_question rich_document chart_understanding chart_question report_generation radiology_report
        radiology_reports multimodal_question visual_chain reasoning_segmentation embodied_question person_retrieval
        multimodal_sarcasm multimodal_summarization multimodal_entity multimodal_dialogue multimodal_rag
        multimodal_retrieval image_description image_descriptions video_description video_descriptions visual_description
        visual_descriptions scene_description scene_descriptions audio_description audio_descriptions visual_narratives
        3d_grounding grounded_language language_grounding language_localization text_spotting handwritten_text
        document_parsing document_ai meme_detection hateful_memes harmful_memes multimodal_hate news_detection
        multimodal_fake multimodal_misinformation multimodal_translation visual_persuasion
        geometry_problem image_retrieval video_retrieval interleaved_image visual_text""",
    "clip": """
        clip siglip blip coop contrastive_language language_image clip_based prompt_tuning prompt_learning
        text_encoder text_embeddings textual_prompts text_prompt text_prompts open_vocabulary openvocabulary open_set
        textual_descriptions text_descriptions language_descriptions language_guided language_driven language_aided
        text_guided text_driven grounding_dino groundingdino sam_clip class_names""",
    "agent": """
        gui guis vla vlas vln screenshot screenshots language_action vision_action embodied_agents language_navigation
        gui_agent gui_agents gui_grounding computer_use web_agents web_agent mobile_agent mobile_agents
        language_conditioned multimodal_agent multimodal_agents""",
}

_MODALITIES = {
    "wording": """
        natural_language text_query text_queries textual_query textual_queries text_prompt text_prompts textual_prompt
        textual_prompts language_query language_queries language_description language_instruction language_instructions
        textual_description textual_descriptions text_description text_descriptions text_embeddings text_encoder
        textual_information textual_features text_features textual_guidance semantic_descriptions human_language
        language_model language_models llm llms""",
    "assistant": "gpt_4o gpt4o gpt_4v gpt_4 gpt4 gpt4v gemini claude chatgpt qwen2 qwen gemma llava foundation_models",
    "multimodal": "omni multimodal multimodality modality modalities crossmodal multi_modal multi_modality cross_modal",
    "visual": """
        image images visual visually vision video videos photo photos photographs picture pictures pixel pixels scene
        scenes camera frames ocr chart charts diagram diagrams figures illustrations radiograph radiographs mri ct
        histopathology pathology meme memes infographics egocentric rgb paintings screenshot screenshots remote_sensing
        x_ray visual_tokens visual_encoder vision_encoder visual_features whole_slide""",
    "language": """
        language text texts textual caption captions linguistic sentence sentences instruction instructions question
        questions answer answering answers description descriptions dialogue conversation narrative prompt prompts gpt
        chatgpt gemini verbal report reports word words natural_language text_prompts open_ended""",
    "llm": "llm llms gpt llama chatgpt deepseek gpt4 language_model language_models large_language",
}

_NEIGHBOURS = {
    # What looks near and is not the subject when it stands alone.
    "generation": """
        diffusion t2i t2v text_to image_generation video_generation image_synthesis image_editing video_editing
        stable_diffusion latent_diffusion diffusion_model diffusion_models diffusion_transformer flow_matching
        generated_images generated_videos autoregressive_image style_transfer image_to video_synthesis generative_models
        3d_generation motion_generation scene_synthesis editing personalization""",
    "audio": """
        audio speech acoustic music speaker speakers voice sound sounds asr tts spoken speech_recognition audio_visual
        audio_language audiovisual""",
    "pure_vision": """
        segmentation detection depth pose tracking reconstruction gaussian splatting nerf slam deblurring denoising
        backbone keypoint mesh biometrics deepfake odometry super_resolution point_cloud point_clouds optical_flow
        object_detection novel_view face_recognition semantic_segmentation instance_segmentation image_restoration
        image_classification self_supervised quality_assessment image_fusion infrared""",
    "text_only": """
        translation multilingual lingual parsing morphology tokenization machine_translation word_embeddings
        low_resource knowledge_graph sentiment_analysis code_generation named_entity text_classification
        mathematical_reasoning fact_checking essay essays tweets legal retrieval_augmented table tables sql""",
    "robot": "robot robots robotic robotics manipulation embodied navigation policy policies driving trajectory",
    "sign": "gesture gestures lip lipreading sign_language lip_reading",
    "sensor": """
        lidar radar eeg ecg imu sensor sensors thermal hyperspectral multispectral wearable time_series tabular genomic
        brain fmri physiological molecular molecules""",
}


def _split(families: dict[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for family, words in families.items():
        for word in words.split():
            found.setdefault(word.replace("_", " "), []).append(family)
    return {term: tuple(names) for term, names in found.items()}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SUBJECT = frozenset(_SUBJECT)
APART = frozenset(_NEIGHBOURS)
FAMILIES = _split(_SUBJECT | _MODALITIES | _NEIGHBOURS)
"""Term → the families it belongs to."""

AS_A_TOOL = _words("""
    using use uses used utilize utilizes utilizing employ employs employing leverage leverages leveraging via through by
    from with apply applying adopt adopts harness harnessing incorporate incorporating prompt prompting powered
    generated annotated judge""")
"""Before a model's name: it is what the authors work with."""

AS_A_MATTER = _words("""
    struggle struggles suffer suffers exhibit exhibits remain remains lack lacks fail fails face faces often still tend
    excel perform hallucinate hallucinations have has are is demonstrate achieve can cannot encounter typically show
    performance capabilities reasoning training pretraining adaptation robustness safety inference efficiency""")
"""After a model's name: it is what the authors speak of."""

OPENERS = _words("""
    introduce introduces introducing present presents presenting propose proposes proposing proposed release releases
    releasing construct constructs constructed build builds built curate curates curated develop develops developed
    create creates created contribute contributes collect collected establish design designed describe describes
    unveil offer provide provides formulate conduct conducts perform""")
"""Verbs with which authors say what is theirs."""

FAR = 18
"""Words between a verb of introducing and the noun it introduces, at most."""

AUTHORS = _words("we our paper work i article report authors survey study thesis this")
"""Shortly before a verb of introducing: it is the authors who introduce."""

PROPOSING = _words("""
    propose proposes proposed novel new outperform outperforms outperforming surpass surpasses surpassing superior
    sota improves improving effectively boosts enhances method framework module modules ablation baseline design train""")
FINDING = _words("""
    find finds finding findings reveal reveals revealing analyze analyzes analysis analyses investigate investigates
    investigated investigating study studies studied examine examined examines explore explored explores exploring
    exploration evaluate evaluated compare compared comparing comparison comparative assess assessed probe probing
    empirical empirically suggest suggests indicate indicates insights observe understand understanding whether question
    questions hypothesis implications discuss results systematic systematically interpret interpretability""")

_WORKS = {
    "benchmark": "benchmark benchmarks testbed leaderboard suite testing",
    "dataset": "dataset datasets corpus corpora database collection",
    "model": """
        model models framework method approach architecture network paradigm strategy algorithm module pipeline system
        mechanism technique agent plugin scheme transformer solution loss adapter""",
    "survey": "survey review overview taxonomy roadmap tutorial",
    "study": "study analysis investigation evaluation experiments comparison exploration",
}
WORKS = {noun: kind for kind, nouns in _WORKS.items() for noun in nouns.split()}
"""Noun → the kind of work it names."""

SURVEYING = _words("""
    survey surveys surveyed surveying review reviews reviewed reviewing overview taxonomy roadmap literature tutorial
    """)
TESTING = _words("""
    evaluate evaluates evaluating evaluation assess assesses assessing benchmarking diagnosing probing examine examines
    examining investigate investigates investigating analyze analyzes analysis revisiting""")

BENCH = "bench"
"""How the name of a benchmark likes to end."""

TITLE_OPENERS = _words("""
    on towards toward how what why do does is are can when where exploring evaluating understanding investigating
    revisiting benchmarking probing measuring assessing analyzing examining rethinking unveiling beyond the a an learning
    improving enhancing efficient leveraging introducing from large seeing hidden through""")
"""With what a title begins, or its part behind the colon: questions and studies begin otherwise than methods."""
LINKS = _words("for of in with via to on through by from using towards toward")
"""Before these the main noun of a title has been said."""

SPEAKERS = _words("we paper work study report article")
"""Who does what the next verb says."""
_SAYING = {
    "studies": """
        find finds show shows investigate investigates study studies analyze analyzes examine examines explore explores
        evaluate evaluates assess assesses compare compares observe reveal reveals demonstrate conduct conducts probe ask
        argue discuss test measure quantify identify revisit report""",
    "builds": """
        propose proposes introduce introduces present presents develop develops design designs devise train build""",
    "gathers": "curate construct collect annotate release benchmark establish create compile contribute gather",
}
SAYINGS = {kind: _words(verbs) for kind, verbs in _SAYING.items()}
"""What authors say that they do, by the verb."""
COUNTED = _words("""
    images image pairs samples question questions qa videos clips hours examples instances annotated annotations tasks
    high""")
"""Shortly after a great number: how much of something the authors bring."""
